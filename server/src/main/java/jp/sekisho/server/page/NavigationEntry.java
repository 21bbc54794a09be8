// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

/// One line of the menu; a feature declares its own as a bean.
///
/// @param group where it stands
/// @param position order within the group, rising
/// @param label what it says, in the words of the work
/// @param path address below the body, beginning with `/`
/// @param permission name of the permission without which the line is not shown; empty for everyone
public record NavigationEntry(
        Group group, int position, String label, String path, String permission) {

    /// The blocks of the menu, in their order.
    public enum Group {
        /** What comes first, without a heading. */
        FIRST(""),
        /** Daily work. */
        WORK("しごと"),
        /** What crosses the border. */
        CHECKPOINT("関所"),
        /** Making sure. */
        ASSURANCE("たしかめる"),
        /** Settings of the body. */
        SETTINGS("団体の設定");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        /// Returns the heading as shown; empty for none.
        public String heading() {
            return heading;
        }
    }
}
