"""What files tell about their photos: EXIF, read with the suspicion that strangers' files deserve."""
