// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.server.body.Personnel.Member;
import jp.sekisho.server.handover.PersonnelList.Item;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.Options;
import jp.sekisho.server.search.SearchText;
import org.jspecify.annotations.Nullable;

/// Those who are known already, among whom a row of the list is looked for.
final class KnownPeople {

    private static final Pattern ZEROS = Pattern.compile("^0+(?=[0-9])");

    private final Map<Long, Member> all = new LinkedHashMap<>();
    private final UnitNames units;

    /// @param before who is in office on the day before
    /// @param then who would be in office on the day, as it stands then
    KnownPeople(List<Member> before, List<Member> then, UnitNames units) {
        before.forEach(member -> all.put(member.id(), member));
        then.forEach(member -> all.put(member.id(), member));
        this.units = units;
    }

    @Nullable Member byId(long id) {
        return all.get(id);
    }

    /// Returns whom a row means: by the number; by the name where one of the two has no number; of
    /// several by the unit. More than one where it cannot be known.
    List<Member> find(PersonnelList.Row row) {
        String number = row.get(Item.NUMBER);
        if (!number.isEmpty()) {
            List<Member> same =
                    all.values().stream().filter(m -> isSame(m.number(), number)).toList();
            if (!same.isEmpty()) {
                return same;
            }
        }
        String name = plain(row.get(Item.NAME));
        List<Member> called =
                all.values().stream()
                        .filter(m -> plain(m.name()).equals(name))
                        .filter(m -> number.isEmpty() || m.number().isEmpty())
                        .toList();
        if (called.size() > 1) {
            Optional<Long> unit = units.find(row.get(Item.UNIT));
            List<Member> here =
                    called.stream()
                            .filter(m -> unit.isPresent() && unit.get().equals(m.unit()))
                            .toList();
            return here.size() == 1 ? here : called;
        }
        return called;
    }

    /// Says whom a newcomer may be: somebody of a name that differs in little, whom the list has
    /// not named so far. Empty for nobody.
    String alike(PersonnelList.Row row, Set<Long> named) {
        List<Option> others =
                all.values().stream()
                        .filter(member -> !named.contains(member.id()))
                        .map(member -> new Option(Long.toString(member.id()), member.name()))
                        .toList();
        String name = plain(row.get(Item.NAME));
        return new Options(others)
                .nearest(row.get(Item.NAME))
                .filter(near -> sharesMost(name, plain(near.label())))
                .map(near -> "「" + near.label() + "」と似ています。同じ人なら、名簿か職員台帳の氏名を直してから読み直してください。")
                .orElse("");
    }

    private static boolean sharesMost(String one, String other) {
        long same = one.chars().filter(c -> other.indexOf(c) >= 0).count();
        return same * 4 >= Math.max(one.length(), other.length()) * 3L;
    }

    /// Workbooks take the zeros before a number away: 0012 is 12.
    private static boolean isSame(String known, String written) {
        return !known.isEmpty() && bare(known).equals(bare(written));
    }

    private static String bare(String number) {
        return ZEROS.matcher(plain(number)).replaceFirst("");
    }

    static String plain(String name) {
        return SearchText.of(name).joined();
    }
}
