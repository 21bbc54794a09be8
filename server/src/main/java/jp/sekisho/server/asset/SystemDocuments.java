// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.register.RowView;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The assets of one system. Each system has its own specification and diagram, renewed after each
/// change.
///
/// @param system the system
/// @param assets what belongs to it
record SystemDocuments(AssetRecord system, List<AssetRecord> assets) {

    private static final int SHOWN = 200;

    SystemDocuments {
        assets = List.copyOf(assets);
    }

    static SystemDocuments of(DSLContext db, Condition readable, AssetRecord system) {
        return new SystemDocuments(
                system,
                db.selectFrom(ASSET)
                        .where(ASSET.SYSTEM_ID.eq(system.getId()), ASSET.ENDED_ON.eq(""))
                        .and(readable)
                        .orderBy(ASSET.NAME, ASSET.ID)
                        .limit(SHOWN)
                        .fetch());
    }

    /// What is missing or older than the system's last change; empty where all is well.
    Optional<String> complaint(AssetKind kind) {
        List<AssetRecord> documents = ofKind(kind);
        if (documents.isEmpty()) {
            return Optional.of(kind.label() + "がありません。登録してください。");
        }
        boolean current =
                documents.stream()
                        .anyMatch(document ->
                                document.getChangedOn().compareTo(system.getChangedOn()) >= 0);
        return current
                ? Optional.empty()
                : Optional.of(kind.label() + "が、システムの最後の変更より古いままです。直してください。");
    }

    List<RowView.Part> parts() {
        List<RowView.Part> parts = new ArrayList<>();
        for (AssetKind kind : List.of(AssetKind.SPECIFICATION, AssetKind.DIAGRAM)) {
            parts.add(
                    new RowView.Part(
                            kind.label(),
                            complaint(kind).map(c -> "！" + c).orElse("✓ 最後の変更に合っています。"),
                            ofKind(kind).stream().map(SystemDocuments::row).toList()));
        }
        List<AssetRecord> others =
                assets.stream()
                        .filter(asset -> !AssetKind.valueOf(asset.getKind()).describesSystem())
                        .toList();
        if (!others.isEmpty()) {
            parts.add(
                    new RowView.Part(
                            "このシステムで扱う資産", "", others.stream().map(SystemDocuments::row).toList()));
        }
        return parts;
    }

    private List<AssetRecord> ofKind(AssetKind kind) {
        return assets.stream().filter(asset -> asset.getKind().equals(kind.name())).toList();
    }

    private static RowView.PartRow row(AssetRecord asset) {
        String changed = asset.getChangedOn();
        return new RowView.PartRow(
                "/registers/assets/" + asset.getId(),
                asset.getName(),
                changed.isEmpty()
                        ? "最終更新日なし"
                        : new jp.sekisho.server.page.JapaneseDate(
                                                java.time.LocalDate.parse(changed))
                                        .text()
                                + "更新");
    }
}
