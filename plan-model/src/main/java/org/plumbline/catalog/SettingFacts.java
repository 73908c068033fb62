package org.plumbline.catalog;

import java.util.Optional;

/// One setting as the session has it (`pg_settings`).
///
/// @param name PostgreSQL's
/// @param value in its unit (`setting`)
/// @param unit `kB`, `8kB`, `ms` ...; none for plain numbers, names and switches
/// @param source where it comes from: `default`, `configuration file`, `database`, `user`, `session` ...
public record SettingFacts(String name, String value, Optional<String> unit, String source) {}
