/// Kernel: who asked, who allowed (申請・承認). A feature declares a
/// [jp.sekisho.server.request.RequestKind]: what is asked, who decides, and what approval does to
/// the feature's register. Form, A4 print, paper route, deputies, return, withdrawal, expiry and
/// renewal then come by themselves.
///
/// The applicant never decides an own request; where a very small body has nobody else, the
/// exception that the body recorded with the post applies and stands on the form.
@NullMarked
package jp.sekisho.server.request;

import org.jspecify.annotations.NullMarked;
