// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Knows the namespaces in force, and the names and values of attributes.
abstract class PartWalk extends XmlWalk {

    final Vocabulary vocabulary = Vocabulary.get();
    Scope scope = Scope.root();

    PartWalk(byte[] in, String part, Work work) {
        super(in, part, work);
    }

    Attribute verdict(Scope.Name element, int from, int to) {
        int colon = colon(from, to);
        String prefix = colon < 0 ? "" : string(from, colon);
        String name = string(colon < 0 ? from : colon + 1, to);
        String namespace = colon < 0 ? "" : scope.namespace(prefix);
        return namespace == null
                ? Attribute.DROP
                : Attribute.of(element, Vocabulary.transitional(namespace), name);
    }

    String attribute(String namespace, String name) throws Refused {
        for (int i = 0; i < attributeCount; i++) {
            int from = attributes[i * 5 + 1];
            int to = attributes[i * 5 + 2];
            int colon = colon(from, to);
            if (!string(colon < 0 ? from : colon + 1, to).equals(name)) {
                continue;
            }
            String own = colon < 0 ? "" : scope.namespace(string(from, colon));
            if (own != null && Vocabulary.transitional(own).equals(namespace)) {
                return value(i);
            }
        }
        return "";
    }

    String value(int i) throws Refused {
        return XmlText.decode(in, attributes[i * 5 + 3], attributes[i * 5 + 4]);
    }

    boolean isDeclaration(int from, int to) {
        return to - from >= 5
                && in[from] == 'x'
                && in[from + 1] == 'm'
                && in[from + 2] == 'l'
                && in[from + 3] == 'n'
                && in[from + 4] == 's'
                && (to - from == 5 || in[from + 5] == ':');
    }

    void declare() throws Refused {
        Map<String, String> declared = null;
        for (int i = 0; i < attributeCount; i++) {
            int from = attributes[i * 5 + 1];
            int to = attributes[i * 5 + 2];
            if (!isDeclaration(from, to)) {
                continue;
            }
            String prefix = to - from == 5 ? "" : string(from + 6, to);
            String namespace = value(i);
            if (declared == null) {
                declared = new HashMap<>();
            }
            declared.put(prefix, namespace);
            if (!vocabulary.knows(namespace) && !namespace.isEmpty()) {
                edits.drop(attributes[i * 5], attributes[i * 5 + 4] + 1);
                work.remove(Feature.OOXML_MARKUP, part + " xmlns:" + prefix);
            }
        }
        if (declared != null) {
            scope = scope.with(declared);
        }
    }

    Scope.Name resolve(int from, int to) throws Refused {
        Scope.Name known = scope.names.get(in, from, to);
        if (known != null) {
            return known;
        }
        int colon = colon(from, to);
        String prefix = colon < 0 ? "" : string(from, colon);
        String local = string(colon < 0 ? from : colon + 1, to);
        String declared = scope.namespace(prefix);
        if (declared == null) {
            throw damaged("prefix " + prefix);
        }
        String namespace = Vocabulary.transitional(declared);
        Scope.Name name =
                new Scope.Name(
                        namespace,
                        local,
                        vocabulary.element(namespace, local),
                        Kind.of(namespace, local),
                        new NameTable<>());
        scope.names.put(in, from, to, name);
        return name;
    }

    void dropAttribute(int i, Feature feature, Scope.Name name) throws Refused {
        String attribute =
                new String(
                        in,
                        attributes[i * 5 + 1],
                        attributes[i * 5 + 2] - attributes[i * 5 + 1],
                        StandardCharsets.UTF_8);
        edits.drop(attributes[i * 5], attributes[i * 5 + 4] + 1);
        work.remove(feature, part + " <" + name.name() + " " + attribute + ">");
    }
}
