// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.request.Approvers.Deputy;
import jp.sekisho.server.request.Approvers.InOffice;
import jp.sekisho.server.request.Approvers.Post;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

final class ApproversTest {

    private static final long TAX = 10;
    private static final long COLLECTION = 11;
    private static final long CLERK = 1;
    private static final long CHIEF_OF_TAX = 2;
    private static final long OFFICER = 3;
    private static final long CISO = 4;
    private static final long DEPUTY = 5;

    private final List<Post> posts = new ArrayList<>();
    private final List<Deputy> deputies = new ArrayList<>();
    private final List<Deputy> delegates = new ArrayList<>();
    private final Set<Long> absent = new HashSet<>();

    @Test
    void theManagerOfTheUnitDecidesAndNoOther() {
        post(CHIEF_OF_TAX, Role.MANAGER, TAX);
        post(OFFICER, Role.MANAGER, 99L);

        assertThat(who(Role.MANAGER, CLERK)).extracting(Authority::person).containsExactly(2L);
        assertThat(who(Role.MANAGER, CLERK).getFirst().decision(false)).isEqualTo(Decision.DECIDED);
        assertThat(who(Role.MANAGER, CLERK).getFirst().decision(true))
                .isEqualTo(Decision.CONSULTED);
    }

    @Test
    void theManagerOfTheUnitAboveDecidesForASectionWithoutItsOwn() {
        post(CHIEF_OF_TAX, Role.MANAGER, TAX);

        assertThat(approvers().who(Role.MANAGER, COLLECTION, CLERK))
                .extracting(Authority::person)
                .containsExactly(CHIEF_OF_TAX);
    }

    @Test
    void duringAbsenceTheFirstDeputyWhoIsThereDecidesByProxy() {
        post(CHIEF_OF_TAX, Role.MANAGER, TAX);
        post(CISO, Role.CISO, null);
        deputies.add(new Deputy(Role.MANAGER, TAX, 2, OFFICER, "二番"));
        deputies.add(new Deputy(Role.MANAGER, TAX, 1, DEPUTY, "一番"));
        absent.add(CHIEF_OF_TAX);

        assertThat(who(Role.MANAGER, CLERK)).extracting(Authority::person).containsExactly(DEPUTY);
        assertThat(who(Role.MANAGER, CLERK).getFirst().decision(false))
                .isEqualTo(Decision.SUBSTITUTED);

        absent.add(DEPUTY);
        assertThat(who(Role.MANAGER, CLERK)).extracting(Authority::person).containsExactly(OFFICER);
    }

    @Test
    void whileTheHolderIsThereNoDeputyMayDecide() {
        post(CHIEF_OF_TAX, Role.MANAGER, TAX);
        deputies.add(new Deputy(Role.MANAGER, TAX, 1, DEPUTY, "一番"));

        assertThat(approvers().of(DEPUTY, Role.MANAGER, TAX, CLERK)).isEmpty();
    }

    @Test
    void whatTheChiefAsksIsDecidedByWhoeverStandsAboveAndNotByTheOwnDeputy() {
        post(CHIEF_OF_TAX, Role.MANAGER, TAX);
        post(CISO, Role.CISO, null);
        deputies.add(new Deputy(Role.MANAGER, TAX, 1, DEPUTY, "一番"));

        assertThat(who(Role.MANAGER, CHIEF_OF_TAX))
                .extracting(Authority::person)
                .containsExactly(CISO);
    }

    @Test
    void theExceptionCountsOnlyWhereItIsRecordedAndNobodyElseIsThere() {
        posts.add(new Post(CHIEF_OF_TAX, "一人", Role.MANAGER, TAX, ""));
        assertThat(who(Role.MANAGER, CHIEF_OF_TAX)).isEmpty();

        posts.set(0, new Post(CHIEF_OF_TAX, "一人", Role.MANAGER, TAX, "職員が一人のため"));
        assertThat(who(Role.MANAGER, CHIEF_OF_TAX))
                .extracting(Authority::kind)
                .containsExactly(Authority.Kind.EXCEPTION);
        assertThat(who(Role.MANAGER, CHIEF_OF_TAX).getFirst().note()).contains("職員が一人のため");

        post(CISO, Role.CISO, null);
        assertThat(who(Role.MANAGER, CHIEF_OF_TAX))
                .extracting(Authority::person)
                .containsExactly(CISO);
    }

    @Test
    void inNoArrangementDoesAnApplicantDecideWithoutARecordedException() {
        QuickTheory.qt()
                .forAll(SourceDSL.longs().between(0, Long.MAX_VALUE))
                .checkAssert(seed -> {
                    java.util.Random random = new java.util.Random(seed);
                    posts.clear();
                    deputies.clear();
                    absent.clear();
                    for (int i = 0; i < random.nextInt(8); i++) {
                        posts.add(
                                new Post(
                                        random.nextInt(4),
                                        "p",
                                        Role.values()[random.nextInt(5)],
                                        random.nextBoolean() ? TAX : COLLECTION,
                                        random.nextInt(4) == 0 ? "例外" : ""));
                    }
                    for (int i = 0; i < random.nextInt(4); i++) {
                        deputies.add(
                                new Deputy(
                                        Role.values()[random.nextInt(5)],
                                        TAX,
                                        i,
                                        random.nextInt(4),
                                        "d"));
                    }
                    for (int i = 0; i < random.nextInt(3); i++) {
                        absent.add((long) random.nextInt(4));
                    }
                    long applicant = random.nextInt(4);
                    Role role = Role.values()[random.nextInt(5)];
                    List<Authority> found = approvers().who(role, COLLECTION, applicant);
                    assertThat(found)
                            .filteredOn(a -> a.person() == applicant)
                            .allMatch(a -> a.kind() == Authority.Kind.EXCEPTION)
                            .hasSize(
                                    found.stream()
                                                    .anyMatch(a ->
                                                            a.kind() == Authority.Kind.EXCEPTION)
                                            ? found.size()
                                            : 0);
                });
    }

    private void post(long person, Role role, @Nullable Long unit) {
        posts.add(new Post(person, "人" + person, role, unit, ""));
    }

    private List<Authority> who(Role role, long applicant) {
        return approvers().who(role, TAX, applicant);
    }

    private Approvers approvers() {
        Map<Long, InOffice> people = new HashMap<>();
        posts.forEach(post -> people.put(post.person(), new InOffice(post.name(), TAX)));
        return new Approvers(people, posts, deputies, delegates, absent, Map.of(COLLECTION, TAX));
    }
}
