package org.plumbline.app.ui.shards;

/// Where the keys come from.
enum KeySource {
    NUMBERS("Numbers"), ZIPF("Zipf"), TYPED("Typed"), FILE("File"), COLUMN("Column");

    private final String title;

    KeySource(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
