// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which permission a handler needs. Its address begins with `/{body}/`; whoever is not signed
/// in to that body is sent to its log-in page, and whoever lacks the permission is refused (403).
///
/// On a class it holds for every handler without an annotation of its own.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {

    /// The permission.
    Permission value();
}
