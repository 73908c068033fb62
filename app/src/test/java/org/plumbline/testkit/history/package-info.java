/// Histories for tests.
package org.plumbline.testkit.history;
