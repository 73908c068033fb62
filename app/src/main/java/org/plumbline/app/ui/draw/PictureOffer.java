package org.plumbline.app.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a view gives to be saved or printed. It is taken on JavaFX's thread; what it shows is taken down then, and any thread may make the
/// picture of it, as that may take a while.
public sealed interface PictureOffer {
    /// There is nothing to be drawn.
    ///
    /// @param why as a sentence
    record None(String why) implements PictureOffer {}

    /// There is.
    ///
    /// @param file a file's name to offer, without its ending
    /// @param whole makes the picture of the view, all that could be scrolled to included
    /// @param other another picture that a person may want of it
    record Some(String file, Supplier<HeadedPicture> whole, Optional<Other> other) implements PictureOffer {}

    /// Another picture of a view.
    ///
    /// @param title as the menu has it: `What Is Shown`
    record Other(String title, Supplier<HeadedPicture> made) {}

    /// The view alone.
    static PictureOffer of(String file, Supplier<HeadedPicture> whole) {
        return new Some(file, whole, Optional.empty());
    }

    /// The same below another title.
    default PictureOffer under(List<String> above) {
        return switch (this) {
            case None none -> none;
            case Some(String file, Supplier<HeadedPicture> whole, Optional<Other> other) -> new Some(file, () -> whole.get().under(above),
                    other.map(each -> new Other(each.title(), () -> each.made().get().under(above))));
        };
    }
}
