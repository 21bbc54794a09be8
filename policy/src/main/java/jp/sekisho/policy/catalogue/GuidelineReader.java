// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jp.sekisho.policy.Role;

/// Reads the structure of the guideline.
final class GuidelineReader {

    private GuidelineReader() {}

    static Guideline read(YamlTree.Mapping top) throws YamlFault {
        top.allowOnly(Set.of("edition", "chapters", "headings"));
        List<Guideline.Chapter> chapters = new ArrayList<>();
        for (YamlTree each : top.list("chapters")) {
            YamlTree.Mapping chapter = each.asMapping();
            chapter.allowOnly(Set.of("number", "title", "sections"));
            List<Guideline.Section> sections = new ArrayList<>();
            for (YamlTree section : chapter.list("sections")) {
                sections.add(section(section.asMapping()));
            }
            chapters.add(
                    new Guideline.Chapter(
                            Integer.parseInt(chapter.text("number")),
                            chapter.text("title"),
                            sections));
        }
        List<Guideline.Heading> headings = new ArrayList<>();
        for (YamlTree each : top.list("headings")) {
            YamlTree.Mapping heading = each.asMapping();
            heading.allowOnly(Set.of("number", "title", "role", "terms"));
            headings.add(
                    new Guideline.Heading(
                            Integer.parseInt(heading.text("number")),
                            heading.text("title"),
                            constantOf(heading),
                            groups(heading.text("terms"))));
        }
        return new Guideline(top.text("edition"), chapters, headings);
    }

    private static Role constantOf(YamlTree.Mapping heading) throws YamlFault {
        return CatalogueReader.constant(heading, "role", Role.class, Role.OTHER);
    }

    private static Guideline.Section section(YamlTree.Mapping section) throws YamlFault {
        section.allowOnly(Set.of("id", "title", "law", "certainty", "leaves"));
        String id = section.text("id");
        List<Guideline.Leaf> leaves = new ArrayList<>();
        int ordinal = 0;
        for (String gist : section.texts("leaves")) {
            ordinal++;
            leaves.add(new Guideline.Leaf(id + "-" + ordinal, gist, Certainty.FROM_MEMORY));
        }
        return new Guideline.Section(
                id,
                section.text("title"),
                section.texts("law").stream().map(LawItemId::new).toList(),
                CatalogueReader.constant(section, "certainty", Certainty.class, Certainty.SOURCED),
                leaves);
    }

    /// Splits `委託|外注 & 契約` into groups of words.
    static List<List<String>> groups(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(group ->
                        Arrays.stream(group.split("\\|", -1))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }
}
