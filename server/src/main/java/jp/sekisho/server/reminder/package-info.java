/// Reminders: what is due for whoever is logged in, and one mail a day to each person for whom
/// something is due, where the body has an SMTP server. What is due is said by the beans of
/// [jp.sekisho.server.duty.Reminding].
@NullMarked
package jp.sekisho.server.reminder;

import org.jspecify.annotations.NullMarked;
