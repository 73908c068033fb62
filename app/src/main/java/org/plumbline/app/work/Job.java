package org.plumbline.app.work;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/// A piece of work under way, as the window sees it. Its properties change on the window's thread only.
public interface Job {
    String title();

    /// From 0 to 1; -1 (as JavaFX's progress bars have it) while nobody knows.
    ReadOnlyDoubleProperty progressProperty();

    /// What it is at, in a few words; empty where it tells nothing.
    ReadOnlyStringProperty wordsProperty();

    boolean running();

    /// Something elsewhere has to be told when it is cancelled, such as a server that runs a statement for it.
    boolean runsElsewhere();

    /// Stops the work as far as it can be stopped. What it still brings is dropped: no callback runs after this.
    void cancel();

    /// Has this done once it was cancelled, by whomever, after it left [Background#jobs()]. Not where it ended by itself.
    void onCancelled(Runnable action);
}
