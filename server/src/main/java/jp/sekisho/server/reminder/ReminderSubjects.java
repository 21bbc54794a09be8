// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import jp.sekisho.server.evidence.SubjectKind;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the ledger and the menu call the tables and pages of this feature.
@Configuration(proxyBeanMethods = false)
class ReminderSubjects {

    @Bean
    static SubjectKind mailServerKind() {
        return new SubjectKind("mail_server", "メールサーバ", "/settings/mail");
    }

    @Bean
    static SubjectKind mailDeliveryKind() {
        return new SubjectKind("mail_delivery", "期限のお知らせ");
    }

    @Bean
    static NavigationEntry remindersLine() {
        return new NavigationEntry(
                NavigationEntry.Group.FIRST, 2, "わたしの期限", "/reminders", "ANSWER_CAMPAIGNS");
    }
}
