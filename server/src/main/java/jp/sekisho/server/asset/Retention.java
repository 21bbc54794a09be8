// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.util.List;
import jp.sekisho.server.register.Option;

/// How long a document is kept (保存年限), counted from the end of its fiscal year.
final class Retention {

    private static final List<String> YEARS = List.of("1", "3", "5", "7", "10", "20", "30");

    private Retention() {}

    static List<Option> options() {
        List<Option> options = new java.util.ArrayList<>();
        YEARS.forEach(years -> options.add(new Option(years, years + "年")));
        options.add(new Option("PERMANENT", "永年"));
        options.add(new Option("CURRENT", "常用(使う間)"));
        return List.copyOf(options);
    }
}
