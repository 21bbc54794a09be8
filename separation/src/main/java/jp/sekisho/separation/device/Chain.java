// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A list of rules of which the first that matches and decides, decides. Readers add to it until
/// the device is complete.
public final class Chain {

    private final String name;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> turning = new ArrayList<>();
    private Optional<Rule> last = Optional.empty();

    public Chain(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Chain add(Rule rule) {
        rules.add(rule);
        note(rule);
        return this;
    }

    /// Puts a rule at a place.
    ///
    /// @param index from 0 to the number of rules
    public void insert(int index, Rule rule) {
        rules.add(index, rule);
        note(rule);
    }

    private void note(Rule rule) {
        switch (rule.action()) {
            case Action.Jump(_),
                    Action.Goto(_),
                    Action.Translate(_),
                    Action.Masquerade(),
                    Action.Redirect(_) ->
                    turning.add(rule);
            case Action.Accept(),
                    Action.Drop(),
                    Action.Return(),
                    Action.Continue(),
                    Action.Untrack(),
                    Action.Unknown() -> {}
        }
    }

    /// Returns the rules that lead to another chain or translate, in no certain order.
    public List<Rule> turning() {
        return Collections.unmodifiableList(turning);
    }

    /// Sets what happens to packets that no rule decides; without it they come back to the chain
    /// that jumped here, or pass where there is none.
    public Chain otherwise(Action action, Line line) {
        last = Optional.of(new Rule(Match.ALL, action, line));
        return this;
    }

    public List<Rule> rules() {
        return Collections.unmodifiableList(rules);
    }

    public Optional<Rule> last() {
        return last;
    }

    /// Says whether the chain lets everything pass without looking.
    public boolean isIdle() {
        return rules.isEmpty() && (last.isEmpty() || last.get().action() instanceof Action.Accept);
    }
}
