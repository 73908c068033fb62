package org.plumbline.catalog;

import java.util.Optional;

/// One extension that can be had (`pg_available_extensions`).
///
/// @param name `name`
/// @param installed the version in this database (`installed_version`); none where it is not created
/// @param offered the version that CREATE EXTENSION would make (`default_version`)
/// @param schema that its types and operator classes are in (`pg_extension.extnamespace`), unquoted; none where it is not created
public record ExtensionFacts(String name, Optional<String> installed, String offered, Optional<String> schema) {}
