/// The Icicle view: a plan as rows of boxes, each as wide as what it took with everything below it, which stands below it.
package org.plumbline.app.ui.icicle;
