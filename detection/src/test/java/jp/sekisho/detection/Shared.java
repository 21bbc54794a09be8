// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder beside the project's root that holds rules and events which are not ours to copy.
public final class Shared {

    private Shared() {}

    public static Path at(String place) {
        return Path.of(System.getProperty("sekisho.root", ".."))
                .resolve("../shared")
                .resolve(place);
    }

    /// Whether the folder is there; where it is not, this says so.
    public static boolean has(String place) {
        boolean there = Files.exists(at(place));
        if (!there) {
            System.out.println("../shared/" + place + " is absent: this test has nothing to read");
        }
        return there;
    }
}
