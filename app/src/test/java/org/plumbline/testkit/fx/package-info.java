/// Drives the window in tests, and takes its picture.
package org.plumbline.testkit.fx;
