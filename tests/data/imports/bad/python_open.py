param_scheduler = [
    dict(type='LinearLR', start_factor=0.001,
