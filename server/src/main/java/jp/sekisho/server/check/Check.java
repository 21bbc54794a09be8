// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.util.function.Function;
import jp.sekisho.policy.catalogue.CheckId;

/// A program that answers whether an obligation holds now (自動点検). A feature declares it as a bean.
///
/// It reads real data only, changes nothing, and says so where the data do not tell.
public interface Check {

    /// Returns the id under which the catalogue names this check.
    CheckId id();

    /// Answers for one obligation.
    ///
    /// @param question what is asked, of which body, as of which day
    CheckResult answer(Question question);

    /// Makes a check of a function.
    ///
    /// @param id the id under which the catalogue names it
    /// @param answer answers for one obligation
    static Check of(String id, Function<Question, CheckResult> answer) {
        CheckId named = new CheckId(id);
        return new Check() {
            @Override
            public CheckId id() {
                return named;
            }

            @Override
            public CheckResult answer(Question question) {
                return answer.apply(question);
            }
        };
    }
}
