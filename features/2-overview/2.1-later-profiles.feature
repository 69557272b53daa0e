Feature: Profiles in later processes and attempts
  SWRA513C sections 2.1 and 7.3. A device takes a profile in the same way, whatever its earlier processes and attempts
  were: with a name of full length, over HTTP and by SmartConfig.

  Rule: PROV-7.3-01 The device reports each profile, in each process and attempt

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/4 During <process>, the device takes a profile with a name of 32 bytes over HTTP
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "0123456789abcdef0123456789abcdef" over HTTP
      Then the device reports the profile "0123456789abcdef0123456789abcdef"

      Examples:
        | process         |
        | AP provisioning |

    @PROV-7.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/5 During <process>, the device takes a profile with a name of 32 bytes by SmartConfig
      Given <process> is waiting for a profile
      When the phone sends the profile "0123456789abcdef0123456789abcdef" by SmartConfig
      Then the device reports the profile "0123456789abcdef0123456789abcdef"

      Examples:
        | process                  |
        | SmartConfig provisioning |

    @PROV-7.3-01 @PROV-8.1-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.3-01/6 During <process>, a profile by SmartConfig leads to a connection
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.3-01 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/7 During <process>, the device reports that it has synchronised
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-7.3-01/8 During <process>, a profile over HTTP leads to a success
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      Examples:
        | process         |
        | AP provisioning |
