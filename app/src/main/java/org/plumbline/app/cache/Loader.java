package org.plumbline.app.cache;

/// Where an item comes from when no cache has it.
@FunctionalInterface
public interface Loader {
    /// Its value.
    ///
    /// @throws Exception when it cannot be loaded
    String load(String key) throws Exception;
}
