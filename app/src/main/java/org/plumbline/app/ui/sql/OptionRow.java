package org.plumbline.app.ui.sql;

import javafx.beans.property.BooleanProperty;

/// An option of EXPLAIN, as the person chooses it.
///
/// @param name PostgreSQL's
/// @param sentence what it is for
/// @param chosen whether it is asked for
record OptionRow(String name, String sentence, BooleanProperty chosen) {}
