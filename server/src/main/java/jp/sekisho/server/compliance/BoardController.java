// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.policy.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The clause board.
@Controller
@Requires(Permission.SEE_BOARD)
class BoardController {

    private final Policies policies;

    BoardController(Policies policies) {
        this.policies = policies;
    }

    @Bean
    static NavigationEntry boardNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.FIRST, 20, "条項の状況", "/board", Permission.SEE_BOARD.name());
    }

    @GetMapping("/{body}/board")
    Page board(
            Visit visit,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String day) {
        AsOf asOf = AsOf.read(day, visit.today());
        Sight sight = Sight.of(visit);
        return visit.body()
                .read(db -> {
                    Board board = sight.of(BoardStore.read(db, asOf.day()));
                    Optional<BasicPolicy> policy =
                            board.document().map(id -> policies.text(visit.body().key(), db, id));
                    return policy.map(text ->
                                    new Page(
                                            "compliance/board.jte",
                                            new BoardPresenter(
                                                            "/" + visit.body().key(),
                                                            visit.today(),
                                                            board,
                                                            text,
                                                            sight.whole())
                                                    .present(clause, group, asOf.error())))
                            .orElseGet(BoardController::noBoard);
                });
    }

    /// Says that there is nothing to show on a day.
    static Page noBoard() {
        return new Sentence("条項の状況", "この日の基本方針がありません。「方針・基準・手順」で基本方針を取り込むと、条項ごとの状況がここに出ます。")
                .page(200);
    }
}
