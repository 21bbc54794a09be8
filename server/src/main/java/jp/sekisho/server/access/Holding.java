// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import org.jspecify.annotations.Nullable;

/// A role that somebody holds today.
///
/// @param role which
/// @param unitId the unit for which it is held; null where it is held for the whole body or the
///   person belongs to no unit, in which case scopes that speak of units reach nothing
public record Holding(Role role, @Nullable Long unitId) {}
