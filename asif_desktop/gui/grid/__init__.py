"""Photos as tiles: their places, their pictures, what is selected, and what is dragged out of them."""
