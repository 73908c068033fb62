package org.plumbline.app.ui.shell;

import java.util.List;

/// Rows of the list of sources under one heading.
record SourceGroup(String heading, List<SourceRow> rows) {}
