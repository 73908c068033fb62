package org.plumbline.app.ui.shards;

/// Where the keys come from.
enum KeySource {
    NUMBERS("Numbers"), TYPED("Typed"), FILE("File"), COLUMN("Column");

    private final String title;

    KeySource(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
