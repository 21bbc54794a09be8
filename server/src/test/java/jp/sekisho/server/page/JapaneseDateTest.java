// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JapaneseDateTest {

    @ParameterizedTest
    @CsvSource({
        "令和8年11月22日, 2026-11-22",
        "R7.4.1, 2025-04-01",
        "r7/4/1, 2025-04-01",
        "Ｒ７．４．１, 2025-04-01",
        "令和元年五月一日, 2019-05-01",
        "令和四年十一月十日, 2022-11-10",
        "平成28年12月16日, 2016-12-16",
        "平成三十一年四月三十日, 2019-04-30",
        "昭和64年1月7日, 1989-01-07",
        "2026/4/1, 2026-04-01",
        "2026-04-01, 2026-04-01",
        "令和8年11月27日(金), 2026-11-27",
        "令和二十年一月二十一日, 2038-01-21"
    })
    void readsEveryFormThatOfficesWrite(String text, LocalDate day) {
        assertThat(JapaneseDate.tryParse(text)).contains(new JapaneseDate(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "令和8年2月30日",
                "令和8年13月1日",
                "平成31年5月1日",
                "令和",
                "4月1日",
                "20260401",
                "令和0年1月1日",
                "1700/1/1"
            })
    void aDayThatDoesNotExistIsNoDate(String text) {
        assertThat(JapaneseDate.tryParse(text)).isEmpty();
    }

    @Test
    void writesEraYearAndWeekday() {
        assertThat(new JapaneseDate(LocalDate.of(2026, 11, 27)).withWeekday())
                .isEqualTo("令和8年11月27日(金)");
        assertThat(new JapaneseDate(LocalDate.of(2019, 5, 1)).text()).isEqualTo("令和元年5月1日");
        assertThat(new JapaneseDate(LocalDate.of(2019, 4, 30)).text()).isEqualTo("平成31年4月30日");
    }

    @Test
    void everyDayOfACenturyReadsAsItIsWritten() {
        for (LocalDate day = LocalDate.of(1926, 12, 25);
                day.getYear() < 2060;
                day = day.plusDays(1)) {
            JapaneseDate date = new JapaneseDate(day);
            assertThat(JapaneseDate.tryParse(date.withWeekday())).contains(date);
        }
    }

    @Test
    void whyATextIsNoDateIsSaidWithoutRepeatingAllOfIt() {
        assertThat(JapaneseDate.whyNone("令和８年４月３１日"))
                .isEqualTo("「令和８年４月３１日」は、暦にない日です。年・月・日を確かめてください。");
        assertThat(JapaneseDate.whyNone("平成40年1月1日")).contains("暦にない日です");
        assertThat(JapaneseDate.whyNone("R8.2.30")).contains("暦にない日です");
        assertThat(JapaneseDate.whyNone("あした"))
                .isEqualTo("「あした」は日付として読めません。令和8年4月1日、R8.4.1、2026/4/1のように入れてください。");
        assertThat(JapaneseDate.whyNone("𠮷".repeat(500)))
                .startsWith("「" + "𠮷".repeat(40) + "…」は日付として");
    }

    @Test
    void theFiscalYearRunsFromAprilToMarch() {
        assertThat(FiscalYear.of(LocalDate.of(2027, 3, 31))).isEqualTo(new FiscalYear(2026));
        assertThat(FiscalYear.of(LocalDate.of(2027, 4, 1)).text()).isEqualTo("令和9年度");
        assertThat(new FiscalYear(2026).quarter(LocalDate.of(2027, 1, 1))).isEqualTo("第4四半期");
        assertThat(new FiscalYear(2019).text()).isEqualTo("平成31年度");
    }
}
