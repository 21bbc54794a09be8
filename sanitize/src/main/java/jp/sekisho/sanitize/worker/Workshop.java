// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.io.IOException;
import java.util.List;
import jp.sekisho.sanitize.Policy;

/// Where files are worked on, so that a file that hangs, crashes or fills the memory takes nothing
/// else with it.
public interface Workshop extends AutoCloseable {

    /// Takes what is finished, in the order of the jobs.
    @FunctionalInterface
    interface Taker {
        /// Takes one.
        ///
        /// @param index of its job
        /// @param finished what came of it
        /// @throws IOException where it cannot be written
        void take(int index, Finished finished) throws IOException;
    }

    /// Works through jobs.
    ///
    /// @param jobs the files
    /// @param taker is called in the calling thread
    /// @throws IOException where an input cannot be read or an output cannot be written
    void run(List<Job> jobs, Taker taker) throws IOException;

    @Override
    void close();

    /// Opens the right one: a single file is worked on in this process, which ends itself at the
    /// deadline; several go to worker processes that are killed.
    ///
    /// @param policy what the body has decided
    /// @param policyText the same as YAML
    /// @param jobs how many files there are
    /// @return a place to work
    static Workshop open(Policy policy, String policyText, int jobs) {
        return jobs <= 1 ? new OwnProcess(policy) : new WorkerPool(policy, policyText);
    }
}
