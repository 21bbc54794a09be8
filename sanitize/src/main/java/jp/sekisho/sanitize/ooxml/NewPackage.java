// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.zip.ZipReader;
import jp.sekisho.sanitize.zip.ZipWriter;
import org.jspecify.annotations.Nullable;

/// The package that comes out: nothing stands in it but what was put into it.
final class NewPackage {

    /// A part of the new package.
    ///
    /// @param name in the new package
    /// @param source where its bytes come from
    /// @param bytes new bytes, or null where the packed ones are copied
    /// @param contentType as written to the list of types
    private record Part(
            String name, ZipReader.Entry source, @Nullable Content bytes, String contentType) {}

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> newNames = new HashMap<>();
    private final Map<String, List<Relationship>> relationships = new LinkedHashMap<>();

    /// Gives a part another name than it had.
    void rename(String name, String newName) {
        newNames.put(PackageRebuilder.key(name), newName);
    }

    /// Returns the name that a part has here.
    String nameOf(String name) {
        return newNames.getOrDefault(PackageRebuilder.key(name), name);
    }

    /// Tells whether a part was put in.
    boolean has(String name) {
        return parts.containsKey(PackageRebuilder.key(name));
    }

    /// Gives a part, or the package where the name is empty, its relationships.
    void relate(String part, List<Relationship> kept) {
        relationships.put(nameOf(part), kept);
    }

    /// Adds a part.
    ///
    /// @param name its name in the package that was read
    /// @param source where its bytes come from
    /// @param bytes new bytes, or null where the packed ones are copied
    /// @param contentType as written to the list of types
    /// @throws Refused where another part has got that name
    void put(String name, ZipReader.Entry source, @Nullable Content bytes, String contentType)
            throws Refused {
        String newName = nameOf(name).replace('\\', '/');
        for (Part other : parts.values()) {
            if (!newName.equals(name) && other.name().equalsIgnoreCase(newName)) {
                throw new Refused(Reason.AMBIGUOUS, newName);
            }
        }
        parts.put(PackageRebuilder.key(name), new Part(newName, source, bytes, contentType));
    }

    /// Writes the parts in the order of the package that was read.
    Content write(ZipReader zip) throws IOException {
        try (ZipWriter out = new ZipWriter()) {
            List<Part> ordered = new ArrayList<>();
            for (ZipReader.Entry entry : zip.entries()) {
                Part part =
                        parts.get(PackageRebuilder.key(PackageRebuilder.stripped(entry.name())));
                if (part != null) {
                    ordered.add(part);
                }
            }
            addText(out, PackageRebuilder.CONTENT_TYPES, ContentTypes.write(types(ordered)));
            addRelationships(out, "");
            for (Part part : ordered) {
                if (part.bytes() == null) {
                    out.copy(part.name(), part.source(), zip.packed(part.source()));
                } else {
                    out.add(part.name(), part.bytes());
                }
                addRelationships(out, part.name());
            }
            return out.finish();
        }
    }

    private static Map<String, String> types(List<Part> ordered) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Part part : ordered) {
            types.put(part.name(), part.contentType());
        }
        return types;
    }

    private void addRelationships(ZipWriter out, String part) throws IOException {
        List<Relationship> kept = relationships.get(part);
        if (kept != null) {
            addText(out, PartNames.relationshipsOf(part), Relationship.write(kept));
        }
    }

    private static void addText(ZipWriter out, String name, String text) throws IOException {
        out.add(name, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
