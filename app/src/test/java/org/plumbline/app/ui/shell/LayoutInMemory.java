package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.Map;
import org.plumbline.app.ui.state.RememberedLayout;

/// What a view remembers, without a file.
final class LayoutInMemory implements RememberedLayout {
    private final Map<String, Double> values = new HashMap<>();

    @Override
    public double layout(String name, double otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    @Override
    public void rememberLayout(String name, double value) {
        values.put(name, value);
    }
}
