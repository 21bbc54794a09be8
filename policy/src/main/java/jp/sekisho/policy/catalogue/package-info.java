// SPDX-License-Identifier: Apache-2.0
/// What a local public body must do (遵守事項): the obligations that law and guideline know, as typed
/// data, and which clauses of a body's own policy bind them.
///
/// The doors are [jp.sekisho.policy.catalogue.Catalogue], [jp.sekisho.policy.catalogue.Binding] and
/// [jp.sekisho.policy.catalogue.PolicyCheck]. The data are the YAML files beside this package;
/// `docs/catalogue.md` says how they are kept.
@NullMarked
package jp.sekisho.policy.catalogue;

import org.jspecify.annotations.NullMarked;
