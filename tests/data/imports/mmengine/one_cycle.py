from mmengine.optim.scheduler.lr_scheduler import OneCycleLR

optim_wrapper = dict(optimizer=dict(type=SGD, lr=0.1))
param_scheduler = [
    dict(type=OneCycleLR, eta_max=0.5, total_steps=2 * 20, pct_start=0.4,
         anneal_strategy='linear', three_phase=True, div_factor=10.0,
         final_div_factor=100.0, by_epoch=False, end=40)
]
