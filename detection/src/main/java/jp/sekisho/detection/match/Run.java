// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.Arrays;
import jp.sekisho.detection.event.Event;

/// One thread's use of a plan.
final class Run implements Hits {

    private final Plan plan;

    /// For each predicate: stamp * 2, plus 1 where it holds; smaller where it was not tested yet.
    private final long[] known;

    private final long[] candidateStamp;
    private final int[] candidates;
    private int candidateCount;
    private long stamp;
    private Event event = new Event(0);

    Run(Plan plan) {
        this.plan = plan;
        known = new long[plan.predicates.length];
        candidateStamp = new long[plan.code.length];
        candidates = new int[plan.code.length];
    }

    /// Judges one event.
    ///
    /// @param judged read
    /// @param matches filled with the numbers of the rules that hold, in ascending order
    void judge(Event judged, Matches matches) {
        event = judged;
        stamp += 2;
        candidateCount = 0;
        int[] slots = plan.slots;
        for (int i = 0; i < slots.length; i++) {
            for (int v = event.first(slots[i]); v != Event.NONE; v = event.next(v)) {
                if (event.hasText(v)) {
                    plan.fields[i].look(event, v, this);
                }
            }
        }
        if (!plan.keywords.isEmpty()) {
            plan.keywords.look(event, this);
        }
        for (int rule : plan.always) {
            candidates[candidateCount++] = rule;
        }
        if (candidateCount > 0) {
            decide(matches);
        }
    }

    private void decide(Matches matches) {
        if (candidateCount > 1) {
            Arrays.sort(candidates, 0, candidateCount);
        }
        for (int i = 0; i < candidateCount; i++) {
            int rule = candidates[i];
            if (holds(plan.code[rule], 0)) {
                matches.add(plan.ruleNumbers[rule]);
            }
        }
    }

    @Override
    public void hit(int predicate) {
        if (known[predicate] >= stamp) {
            return;
        }
        boolean holds = plan.proven[predicate] || plan.predicates[predicate].test(event);
        known[predicate] = holds ? stamp + 1 : stamp;
        if (holds) {
            for (int rule : plan.rulesOf[predicate]) {
                if (candidateStamp[rule] != stamp) {
                    candidateStamp[rule] = stamp;
                    candidates[candidateCount++] = rule;
                }
            }
        }
    }

    private boolean holds(int predicate) {
        long k = known[predicate];
        if (k >= stamp) {
            return (k & 1) != 0;
        }
        if (plan.watched[predicate]) {
            return false;
        }
        boolean holds = plan.predicates[predicate].test(event);
        known[predicate] = holds ? stamp + 1 : stamp;
        return holds;
    }

    private boolean holds(int[] code, int at) {
        int kind = code[at];
        if (kind >= 0) {
            return holds(kind);
        }
        if (kind <= RuleCode.TRUE) {
            return kind == RuleCode.TRUE;
        }
        int end = code[at + 1];
        if (kind == RuleCode.NOT) {
            return !holds(code, at + 2);
        }
        boolean any = kind == RuleCode.ANY;
        int part = at + 2;
        while (part < end) {
            if (holds(code, part) == any) {
                return any;
            }
            part =
                    code[part] <= RuleCode.ALL && code[part] >= RuleCode.NOT
                            ? code[part + 1]
                            : part + 1;
        }
        return !any;
    }
}
