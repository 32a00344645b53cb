[dict(type='CosineAnnealingLR', T_max=50, eta_min=0.001, begin=10, end=60, by_epoch=False)]
