// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// How far an import is. Told by the thread that imports, read by those that show it.
final class ImportProgress {

    /// What is being done.
    enum Step {
        WAITING("前の取り込みが終わるのを待っています。"),
        READING("表の行を確かめています。"),
        COMPARING("台帳にある行と比べています。"),
        WRITING("台帳に書いています。");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// Where it stands.
    ///
    /// @param step what is being done
    /// @param done rows of it that are done
    /// @param of rows of it in all; 0 where it does not count rows
    record Stand(Step step, int done, int of) {

        /// Returns how much of the step is done, in hundredths.
        int percent() {
            return of == 0 ? 0 : (int) (100L * done / of);
        }
    }

    private volatile Stand stand = new Stand(Step.WAITING, 0, 0);

    /// Begins a step.
    void begin(Step step, int of) {
        stand = new Stand(step, 0, of);
    }

    /// So many more rows of the step are done. Called by one thread only.
    void advance(int rows) {
        Stand now = stand;
        stand = new Stand(now.step(), Math.min(now.of(), now.done() + rows), now.of());
    }

    Stand stand() {
        return stand;
    }
}
