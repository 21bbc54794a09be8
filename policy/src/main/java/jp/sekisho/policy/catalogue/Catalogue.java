// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The obligations that the product knows (対策項目一覧), with the laws and the guideline that they
/// answer.
///
/// @param version the version of the data, a date
/// @param laws the law items
/// @param guideline the structure of the guideline
/// @param checks what each automatic check answers, one sentence in Japanese each
/// @param obligations the obligations, in the order of the guideline
/// @param retired ids that earlier versions had and why they went
public record Catalogue(
        String version,
        List<LawItem> laws,
        Guideline guideline,
        Map<CheckId, String> checks,
        List<Obligation> obligations,
        Map<ObligationId, String> retired) {

    public Catalogue {
        Texts.require("version", version);
        laws = List.copyOf(laws);
        checks = Map.copyOf(checks);
        obligations = List.copyOf(obligations);
        retired = Map.copyOf(retired);
        Map<ObligationId, Obligation> seen = new HashMap<>();
        for (Obligation obligation : obligations) {
            if (seen.put(obligation.id(), obligation) != null) {
                throw new IllegalArgumentException(
                        "two obligations have the id " + obligation.id());
            }
        }
    }

    /// Returns the catalogue that ships with the product.
    public static Catalogue current() {
        return Shipped.CATALOGUE;
    }

    /// Reads another version of the catalogue, for example before a body takes it.
    ///
    /// @param files the texts of the data files by their names (`docs/catalogue.md`)
    public static CatalogueReading read(Map<String, String> files) {
        try {
            return new CatalogueReading.Read(CatalogueReader.read(files));
        } catch (IllegalStateException fault) {
            return new CatalogueReading.Unusable(String.valueOf(fault.getMessage()));
        }
    }

    /// Returns an obligation.
    public Optional<Obligation> obligation(ObligationId id) {
        return obligations.stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /// Returns a law item.
    public Optional<LawItem> law(LawItemId id) {
        return laws.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /// Returns the obligations that answer a leaf of the guideline.
    public List<Obligation> answering(Guideline.Leaf leaf) {
        return obligations.stream().filter(o -> o.leaves().contains(leaf.id())).toList();
    }

    private static final class Shipped {
        private static final Catalogue CATALOGUE = CatalogueReader.readShipped();
    }
}
