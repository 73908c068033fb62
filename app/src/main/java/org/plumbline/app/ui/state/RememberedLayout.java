package org.plumbline.app.ui.state;

/// Widths, positions of dividers and the like as the person left them, by name.
public interface RememberedLayout {
    double layout(String name, double otherwise);

    void rememberLayout(String name, double value);
}
