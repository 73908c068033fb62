package org.plumbline.app.ui.shell;

/// A sample as the empty window offers it.
record SampleCard(String title, String sentence, Runnable open) {}
