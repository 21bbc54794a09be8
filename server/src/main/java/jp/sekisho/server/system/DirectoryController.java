// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.system.DirectoryComparison.Finding;
import jp.sekisho.server.system.DirectoryComparison.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Shows where a directory, the register of user ids and the people in office differ, and takes the
/// directory's exports.
@Controller
@Requires(Permission.MANAGE_ACCOUNTS)
class DirectoryController {

    static final String PATH = "/directory";

    private static final String USUAL = "庁内AD";
    private static final int SHOWN = 200;
    private static final int MAX_SYSTEM = 200;

    private final DirectoryDesk desk;

    DirectoryController(DirectoryDesk desk) {
        this.desk = desk;
    }

    /// What the page shows.
    ///
    /// @param fields the file and what the directory is called
    /// @param result what was just done; may be empty
    /// @param directories what each directory said last
    public record View(List<FormField> fields, String result, List<Directory> directories) {
        public View {
            fields = List.copyOf(fields);
            directories = List.copyOf(directories);
        }
    }

    /// A directory.
    ///
    /// @param name what it is called in the register
    /// @param seen the day of which it tells
    /// @param agreed enabled accounts about which nothing is to be said
    /// @param groups what is to be put right
    /// @param enterable how many unknown accounts can be entered at once
    public record Directory(
            String name, String seen, int agreed, List<Group> groups, int enterable) {
        public Directory {
            groups = List.copyOf(groups);
        }
    }

    /// Accounts with the same thing to put right.
    ///
    /// @param label what it is
    /// @param advice what to do
    /// @param count how many
    /// @param accounts the first of them
    public record Group(String label, String advice, int count, List<Account> accounts) {
        public Group {
            accounts = List.copyOf(accounts);
        }
    }

    /// An account.
    ///
    /// @param name as it is typed
    /// @param shown whose it is, as the directory says; may be empty
    /// @param path its row in the register; empty where there is none
    public record Account(String name, String shown, String path) {}

    @GetMapping("/{body}" + PATH)
    Page show(Visit visit) {
        return page(visit, USUAL, "", Map.of(), 200);
    }

    @PostMapping("/{body}" + PATH)
    Page take(
            Visit visit,
            @RequestParam(defaultValue = "") String system,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        String named = system.strip();
        Map<String, String> errors = new LinkedHashMap<>();
        if (named.isEmpty() || named.length() > MAX_SYSTEM) {
            errors.put("system", "台帳の「システム」と同じ名前を、200文字までで入れてください。");
        }
        if (file == null || file.isEmpty()) {
            errors.put("file", "ファイルを選んでください。");
        }
        if (!errors.isEmpty() || file == null) {
            return page(visit, named, "", errors, 422);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "名前のないファイル");
        return switch (desk.take(visit, named, name, file.getBytes())) {
            case DirectoryDesk.Taken.Done(int accounts, var seenOn) ->
                    page(
                            visit,
                            named,
                            accounts
                                    + "件のIDを読み、台帳・職員名簿と突き合わせました("
                                    + new JapaneseDate(seenOn).text()
                                    + "の様子)。",
                            Map.of(),
                            200);
            case DirectoryDesk.Taken.Again _ ->
                    page(visit, named, "このファイルは取り込み済みです。", Map.of(), 200);
            case DirectoryDesk.Taken.Refused(String sentence) ->
                    page(visit, named, "", Map.of("file", sentence), 422);
        };
    }

    @PostMapping("/{body}" + PATH + "/register")
    Page register(Visit visit, @RequestParam(defaultValue = "") String system) {
        int added = desk.register(visit, system);
        return page(
                visit,
                system,
                added == 0 ? "まとめて登録できるIDはありませんでした。" : added + "件を台帳に登録しました。",
                Map.of(),
                200);
    }

    private static Page page(
            Visit visit, String system, String result, Map<String, String> errors, int status) {
        List<DirectoryDesk.Compared> compared =
                visit.body().read(db -> DirectoryDesk.compare(db, visit.today()));
        return new Page(
                "system/directory.jte",
                new View(
                        List.of(
                                FormField.of("system", "台帳での名前", FormField.Kind.TEXT)
                                        .mandatory()
                                        .hinted("利用者ID台帳の「システム」に書いている名前です。例: 庁内AD")
                                        .with(system)
                                        .wrong(errors.getOrDefault("system", "")),
                                FormField.of("file", "認証サーバが書き出したファイル", FormField.Kind.FILE)
                                        .mandatory()
                                        .hinted(
                                                "ldifde・csvde・Get-ADUser の書き出し。どこにも送らず、パスワードは含みません。")
                                        .wrong(errors.getOrDefault("file", ""))),
                        result,
                        compared.stream().map(DirectoryController::directory).toList()),
                status);
    }

    private static Directory directory(DirectoryDesk.Compared compared) {
        List<Group> groups = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Finding> some =
                    compared.comparison().findings().stream()
                            .filter(finding -> finding.kind() == kind)
                            .toList();
            if (!some.isEmpty()) {
                groups.add(
                        new Group(
                                kind.label(),
                                kind.advice(),
                                some.size(),
                                some.stream()
                                        .limit(SHOWN)
                                        .map(DirectoryController::account)
                                        .toList()));
            }
        }
        return new Directory(
                compared.system(),
                new JapaneseDate(compared.seenOn()).text(),
                compared.comparison().agreed(),
                groups,
                DirectoryDesk.enterable(compared.comparison()).size());
    }

    private static Account account(Finding finding) {
        Optional<Long> row = finding.registered();
        return new Account(
                finding.account(),
                finding.shown(),
                row.map(id -> "/registers/user-ids/" + id).orElse(""));
    }
}
