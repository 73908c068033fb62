package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.ExtensionFacts;
import org.plumbline.catalog.ServerFacts;

/// Operator classes of an extension that is in a schema of its own are not found by their bare names: `operator class "gin_trgm_ops" does
/// not exist for access method "gin"`.
public final class QualifiedOperators {
    private QualifiedOperators() {}

    /// The same with the schemas of its operator classes, where the extension is known to be in another one than `public`.
    public static IndexCandidate of(IndexCandidate index, ServerFacts server) {
        List<IndexCandidate.Key> keys = index.keys().stream().map(key -> key.operatorClass().filter(name -> !name.contains("."))
                .flatMap(name -> schema(name, server).map(schema -> key.withOperatorClass(schema + "." + name))).orElse(key)).toList();
        return keys.equals(index.keys()) ? index : index.on(keys);
    }

    private static Optional<String> schema(String operatorClass, ServerFacts server) {
        String extension = operatorClass.endsWith("_trgm_ops") ? "pg_trgm"
                : operatorClass.matches("(vector|halfvec|sparsevec)_\\w+_ops") ? "vector" : "";
        return server.extensions().stream().filter(each -> each.name().equals(extension)).findFirst().flatMap(ExtensionFacts::schema)
                .filter(schema -> !schema.equals("public") && !schema.equals("pg_catalog"));
    }
}
