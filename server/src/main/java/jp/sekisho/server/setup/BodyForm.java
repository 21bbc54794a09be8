// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import org.springframework.stereotype.Component;

/// Which body it is.
@Component
final class BodyForm implements StepForm {

    private final BodyDatabases databases;

    BodyForm(BodyDatabases databases) {
        this.databases = databases;
    }

    @Override
    public Step step() {
        return Step.BODY;
    }

    @Override
    public String lead() {
        return "団体の名前と種類です。種類によって、要る機関や当てはまる法令が変わります。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        sofar.policy().map(BasicPolicy::body).ifPresent(name -> proposal.put("name", name));
        kindOf(sofar).ifPresent(kind -> proposal.put("kind", kind.name()));
        return proposal;
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        String name = sofar.policy().map(BasicPolicy::body).orElse("");
        return name.isEmpty() ? List.of() : List.of("方針の題名に「" + name + "」とあります。");
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        List<FormField> fields = new ArrayList<>();
        fields.add(
                FormField.of("name", "団体の名前", Kind.TEXT)
                        .mandatory()
                        .hinted("正式な名前。例: 山鳥町、里川衛生施設組合")
                        .with(typed.text("name")));
        List<Choice> kinds = new ArrayList<>(List.of(new Choice("", "選んでください")));
        Arrays.stream(BodyKind.values())
                .forEach(kind -> kinds.add(new Choice(kind.name(), kind.label())));
        fields.add(
                FormField.of("kind", "団体の種類", Kind.CHOICE)
                        .mandatory()
                        .choosing(kinds)
                        .with(typed.text("kind")));
        if (sofar.draft().key().isEmpty()) {
            fields.add(
                    FormField.of("key", "アドレスに使う短い名前", Kind.TEXT)
                            .mandatory()
                            .hinted(
                                    "半角の英小文字で始め、英小文字・数字・ハイフンで2〜31文字。例: yamadori、satokawa-eisei。あとで変えられません。")
                            .with(typed.text("key")));
        }
        return List.of(Group.of(fields));
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        put(problems, "name", typed.lineProblem("name", "団体の名前を入れてください。"));
        if (kind(typed).isEmpty()) {
            problems.put("kind", "団体の種類を選んでください。");
        }
        if (sofar.draft().key().isEmpty()) {
            Optional<BodyKey> key = BodyKey.tryParse(typed.text("key"));
            if (key.isEmpty()) {
                problems.put("key", "半角の英小文字で始め、英小文字・数字・ハイフンで2〜31文字にしてください。");
            } else if (RESERVED.contains(key.get().value())
                    || databases.find(key.get()).map(SetupDesk::isOpen).orElse(false)) {
                problems.put("key", "「" + key.get() + "」はもう使われています。ほかの名前にしてください。");
            }
        }
        return problems;
    }

    /// First parts of addresses that are not bodies.
    static final List<String> RESERVED =
            List.of("setup", "assets", "webjars", "error", Draft.FIRST.value());

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        return List.of(
                typed.text("name")
                        + "("
                        + kind(typed).map(BodyKind::label).orElse("")
                        + ")、アドレスは /"
                        + key(sofar, typed).map(BodyKey::value).orElse("")
                        + "/");
    }

    static Optional<BodyKind> kind(Typed typed) {
        return Arrays.stream(BodyKind.values())
                .filter(kind -> kind.name().equals(typed.text("kind")))
                .findFirst();
    }

    static Optional<BodyKey> key(Sofar sofar, Typed typed) {
        return sofar.draft().key().or(() -> BodyKey.tryParse(typed.text("key")));
    }

    /// The kind that was chosen, or else what the text suggests.
    static Optional<BodyKind> kindOf(Sofar sofar) {
        return sofar.draft()
                .of(Step.BODY)
                .flatMap(fields -> kind(new Typed(fields)))
                .or(() -> sofar.supposed().flatMap(proposal -> proposal.profile().kind()));
    }

    static void put(Map<String, String> problems, String field, String problem) {
        if (!problem.isEmpty()) {
            problems.put(field, problem);
        }
    }
}
