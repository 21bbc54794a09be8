// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// What every kind of document begins with.
record Head(RuleId id, String name, String title, String author, Level level, String origin) {}
