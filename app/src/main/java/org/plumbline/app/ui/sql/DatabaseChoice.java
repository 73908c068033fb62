package org.plumbline.app.ui.sql;

import org.plumbline.app.db.Database;

/// A database that one can explain on.
///
/// @param name what the person calls it
public record DatabaseChoice(String name, Database database) {}
