Feature: The provisioning command in later processes
  SWRA513C section 7.1. The device and its host driver answer each command in the same way, whatever the earlier processes
  and attempts were. In these scenarios a process has ended in each way, or an attempt has failed.

  Rule: PROV-7.1-04 The device rejects a second start at each moment

    @PROV-7.1-04 @PROV-7.2-11 @needs-phone @needs-network
    Scenario Outline: PROV-7.1-04/3 When <process> <moment>, the device rejects a second start
      Given <process> <moment>
      When the host tries to start AP+SmartConfig provisioning
      Then the start is rejected: already started

      Examples:
        | process         | moment                                       |
        | AP provisioning | has failed to connect                        |
        | AP provisioning | is waiting for the phone to fetch the result |

  Rule: PROV-7.1-05 A rejected start leaves the process as it is at each moment

    @PROV-7.1-05 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-7.1-05/2 During <process>, a rejected start of SmartConfig leaves the access point open
      Given <process> has failed to connect
      And the host tries to start SmartConfig provisioning
      And the start is rejected: already started
      Then the phone sees the device AP at once

      Examples:
        | process         |
        | AP provisioning |

  Rule: PROV-7.1-08 The device rejects a start with an invalid parameter after each process

    @PROV-7.1-08
    Scenario Outline: PROV-7.1-08/3 After <process>, the device rejects a start with an unknown role
      Given <process> has been stopped by its host
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | 127                                    |
        | InactivityTimeoutSec      | 600                                    |
        | Flags                     | 0                                      |
      Then the start is rejected: invalid parameter
      And sl_DeviceGet is served

      Examples:
        | process         |
        | AP provisioning |

  Rule: PROV-3.2-06 The command carries the SmartConfig key after each process

    @PROV-3.2-06 @needs-driver-port
    Scenario Outline: PROV-3.2-06/2 After <process>, the host driver sends the key of SmartConfig with its parameters
      Given <process> has been stopped by its host
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      Then the host driver has sent the SmartConfig key with its length, the AES cipher and the default group
      And the call is answered with SL_RET_CODE_OK

      Examples:
        | process         |
        | AP provisioning |

  Rule: PROV-7.1-22 The device accepts a start with a key after each process

    @PROV-7.1-22
    Scenario Outline: PROV-7.1-22/3 After <process>, the device accepts a start of SmartConfig with a key
      Given <process> has been stopped by its host
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      Then the call is answered with SL_RET_CODE_OK

      Examples:
        | process         |
        | AP provisioning |

  Rule: PROV-5.1.2-13 The device rejects an abort after each process

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario Outline: PROV-5.1.2-13/6 After <process>, the device rejects an abort
      Given <process> has been stopped by its host
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process         |
        | AP provisioning |

  Rule: PROV-7.5-02 The device does not execute a command that it has refused in a later process

    @PROV-7.5-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/7 In <process>, the device does not start the statistics that it refuses
      Given <process> has failed to connect
      And the host calls sl_WlanRxStatStart
      And the call is refused
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls sl_DeviceStatStart
      Then the call is served

      Examples:
        | process         |
        | AP provisioning |
