// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.register.Register;

/// The register of assets, for tests of the kernel.
public final class TestAssets {

    private TestAssets() {}

    public static Register<AssetRecord> register() {
        return new AssetRegister();
    }
}
