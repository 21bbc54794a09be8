// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The obligations that the product knows (対策項目一覧), with the laws and the guideline that they
/// answer.
public final class Catalogue {

    private final String version;
    private final List<LawItem> laws;
    private final Guideline guideline;
    private final Map<CheckId, String> checks;
    private final SequencedMap<ObligationId, Obligation> obligations = new LinkedHashMap<>();
    private final Map<ObligationId, String> retired;

    Catalogue(
            String version,
            List<LawItem> laws,
            Guideline guideline,
            Map<CheckId, String> checks,
            List<Obligation> obligations,
            Map<ObligationId, String> retired) {
        Texts.require("version", version);
        this.version = version;
        this.laws = List.copyOf(laws);
        this.guideline = guideline;
        this.checks = Map.copyOf(checks);
        this.retired = Map.copyOf(retired);
        for (Obligation obligation : obligations) {
            if (this.obligations.put(obligation.id(), obligation) != null) {
                throw new IllegalArgumentException(
                        "two obligations have the id " + obligation.id());
            }
        }
    }

    /// Returns the version of the data, a date.
    public String version() {
        return version;
    }

    /// Returns the law items.
    public List<LawItem> laws() {
        return laws;
    }

    /// Returns the structure of the guideline.
    public Guideline guideline() {
        return guideline;
    }

    /// Returns what each automatic check answers, one sentence in Japanese each.
    public Map<CheckId, String> checks() {
        return checks;
    }

    /// Returns the obligations, in the order of the guideline.
    public List<Obligation> obligations() {
        return List.copyOf(obligations.sequencedValues());
    }

    /// Returns the ids that earlier versions had and why they went.
    public Map<ObligationId, String> retired() {
        return retired;
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
        return Optional.ofNullable(obligations.get(id));
    }

    /// Returns a law item.
    public Optional<LawItem> law(LawItemId id) {
        return laws.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /// Returns the obligations that answer a leaf of the guideline.
    public List<Obligation> answering(Guideline.Leaf leaf) {
        return obligations.sequencedValues().stream()
                .filter(o -> o.leaves().contains(leaf.id()))
                .toList();
    }

    private static final class Shipped {
        private static final Catalogue CATALOGUE = CatalogueReader.readShipped();
    }
}
